import { createOneJob } from '../../bridge/one-job.ts';
import { useImport } from './import-store.ts';

/** The long work that goes on. */
export const importJob = createOneJob((progress) => useImport.setState({ progress }));
