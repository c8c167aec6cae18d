// Long readings of the whole catalog, so that the window's pages never wait for them.
import { runReader } from './reader.ts';

runReader();
