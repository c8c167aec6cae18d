// The page's first script: the frame that stands in index.html is painted, then the program begins.

/** A window that nobody sees may never be painted: the program begins all the same. */
const LONGEST = 500;

function painted(): Promise<void> {
  return new Promise((resolve) => {
    new PerformanceObserver(() => resolve()).observe({ type: 'paint', buffered: true });
    setTimeout(resolve, LONGEST);
  });
}

async function begin(): Promise<void> {
  // Without a catalog there is no frame to wait for.
  if (document.body.dataset['start'] !== 'plain') await painted();
  // The list comes with the program: its first screen shows it.
  await Promise.all([import('./main.tsx'), import('./features/products/grid/product-grid.tsx')]);
}

// Not awaited: what is imported would wait for this file, which has to be done first.
void begin();
