import type { Clock } from '../../domain/ports/clock.ts';
import type { HttpClient } from '../../domain/ports/http-client.ts';

/** What putting files somewhere needs of the world. */
export type UploadPorts = { readonly http: HttpClient; readonly clock: Pick<Clock, 'now'> };
