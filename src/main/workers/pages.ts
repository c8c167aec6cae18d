// The window's pages and counts: short queries on a connection that can not write.
import { runReader } from './reader.ts';

runReader();
