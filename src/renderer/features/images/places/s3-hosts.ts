import { t } from '../../../i18n/t.ts';

/** Stands in an endpoint until the person puts their own there. */
export const ACCOUNT = 'ACCOUNT-ID';

type Host = {
  readonly id: string;
  readonly name: string;
  readonly endpoint: string;
  readonly region: string;
  readonly pathStyle: boolean;
};

/** What their manuals say of those that many people have. */
export const S3_HOSTS: readonly Host[] = [
  {
    id: 'aws',
    name: 'Amazon S3',
    endpoint: 'https://s3.eu-central-1.amazonaws.com',
    region: 'eu-central-1',
    pathStyle: false,
  },
  {
    id: 'r2',
    name: 'Cloudflare R2',
    endpoint: `https://${ACCOUNT}.r2.cloudflarestorage.com`,
    region: 'auto',
    pathStyle: true,
  },
  {
    id: 'b2',
    name: 'Backblaze B2',
    endpoint: 'https://s3.eu-central-003.backblazeb2.com',
    region: 'eu-central-003',
    pathStyle: true,
  },
  {
    id: 'minio',
    name: t`MinIO on this computer`,
    endpoint: 'http://127.0.0.1:9000',
    region: 'us-east-1',
    pathStyle: true,
  },
];

/** The region that Amazon and Backblaze have in their endpoints; `null` where there is none to read. */
export function regionIn(endpoint: string): string | null {
  return /\/\/s3[.-]([a-z\d-]+)\.(?:amazonaws|backblazeb2)\.com/i.exec(endpoint)?.[1] ?? null;
}
