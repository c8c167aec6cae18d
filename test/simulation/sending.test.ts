import { testSeeds } from './seeds.ts';

// Two files, so that two cores share the work.
testSeeds('even');
