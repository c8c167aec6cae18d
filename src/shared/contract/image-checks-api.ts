import { z } from 'zod';
import { JobId } from '../model/change.ts';
import {
  ImageGroup,
  ImageReport,
  ImageReportRow,
  ImageStanding,
  LinkCounts,
  LinkHost,
} from '../model/link-check.ts';
import { ProductId } from '../model/product.ts';
import { Scope } from '../model/query.ts';
import { Nothing, row } from './row.ts';

/** Whether the images of products can be reached by others, and what is to be done about them. */
export const imageChecksApi = {
  /**
   * Looks at the web addresses of the images, each once, those alone that were not looked at within a day unless `again`. It goes
   * on beside everything else; cancelled, what was found so far stays. Progress is in addresses. Never runs by itself.
   */
  'images.check': row(
    'command',
    z.strictObject({ scope: Scope, job: JobId.optional(), again: z.boolean() }),
    LinkCounts,
  ),
  /** Looks through every product; what was asked before and is not done yet ends with `cancelled`. */
  'images.report': row('scan', Nothing, ImageReport),
  /** Ends the report that is being made; it answers `cancelled`. */
  'images.stopReport': row('scan', Nothing, Nothing),
  /** Rows of one group of the last report, from one index on. Products that are gone since are left out. */
  'images.reportPage': row(
    'scan',
    z.strictObject({
      report: z.int().positive(),
      group: ImageGroup,
      from: z.int().nonnegative(),
      count: z.int().min(1).max(200),
    }),
    z.array(ImageReportRow),
  ),
  /** The products of one group of the last report: the first of them, where they are more than one request names. */
  'images.reportIds': row(
    'scan',
    z.strictObject({ report: z.int().positive(), group: ImageGroup }),
    z.array(ProductId),
  ),
  /** What is known of the images of these products, in their order; those that are gone are left out. */
  'images.standings': row(
    'query',
    z.strictObject({ ids: z.array(ProductId).min(1).max(200) }),
    z.array(ImageStanding),
  ),
  /** The hosts whose private addresses, and whose plain http, are allowed: by this installation, in this catalog. */
  'images.allowedHosts': row('command', Nothing, z.array(z.string())),
  /** Both answer the list as it is then. */
  'images.allowHost': row('command', z.strictObject({ host: LinkHost }), z.array(z.string())),
  'images.removeHost': row('command', z.strictObject({ host: LinkHost }), z.array(z.string())),
} as const;
