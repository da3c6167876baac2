// What is shipped stays within the sizes that scripts/lib/sizes.mjs sets, which the build prints.

import { expect, it } from 'vitest';
import { measured } from '../../scripts/lib/sizes.mjs';

it.each(await measured())('$what has at most $limit kB gzip', ({ kilobytes, limit }) => {
  expect(kilobytes).toBeLessThanOrEqual(limit);
});
