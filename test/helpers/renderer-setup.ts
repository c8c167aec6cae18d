import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A machine that does other things as well may take its time.
configure({ asyncUtilTimeout: 30_000 });

afterEach(() => cleanup());
