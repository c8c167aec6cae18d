// What runs in the page of a window, as expressions: the benches themselves know no DOM.

/** Milliseconds since 1970 of the first paint. */
export const FIRST_PAINT = `new Promise((done) => {
  const look = () => {
    const [first] = performance.getEntriesByName('first-contentful-paint');
    if (first === undefined) requestAnimationFrame(look);
    else done(performance.timeOrigin + first.startTime);
  };
  look();
})`;

// Of the grid's canvas: a name in its fourth row. What screen readers find there comes a moment after it is painted.
const NAME = `(() => {
  const context = document.querySelector('canvas[data-pane-focus]')?.getContext('2d');
  return context === undefined ? [] : context.getImageData(60, 134, 140, 16).data;
})()`;

/** Milliseconds since 1970 of the frame after the first rows are there. */
export const FIRST_ROWS = `new Promise((done) => {
  const look = () => {
    const name = ${NAME};
    if (name.some((value, at) => value !== name[at % 4])) requestAnimationFrame(() => done(Date.now()));
    else requestAnimationFrame(look);
  };
  look();
})`;

/** Milliseconds between two frames while what the expression names is scrolled as fast as it goes. */
const scroll = (box: string): string => `new Promise((done) => {
  const box = ${box};
  const between = [];
  let last = null;
  const step = (now) => {
    if (last !== null) between.push(now - last);
    last = now;
    box.scrollTop += 960;
    if (between.length < 150) requestAnimationFrame(step);
    else done(between);
  };
  requestAnimationFrame(step);
})`;

export const SCROLL = scroll(`document.querySelector('.dvn-scroller')`);

/** The same of the list's images. */
export const SCROLL_GALLERY = scroll(
  `document.querySelector('[role="grid"][aria-label^="Images of"]').parentElement`,
);

/** Puts them back to their beginning, and ends when every picture in sight is there. */
export const GALLERY_SHOWN = `new Promise((done) => {
  const look = () => {
    const box = document.querySelector('[role="grid"][aria-label^="Images of"]')?.parentElement;
    if (box) box.scrollTop = 0;
    const pictures = [...document.querySelectorAll('[role="gridcell"] img')];
    if (pictures.length > 0 && pictures.every(({ complete, naturalWidth }) => complete && naturalWidth > 0)) done();
    else setTimeout(look, 100);
  };
  look();
})`;

/** The next event of a type begins a second in which the grid is watched: ask for `PAINTED` then. */
export function watchPaint(type: 'keydown' | 'input'): string {
  return `(() => {
    let before = ${NAME}.join();
    const changes = [];
    globalThis.painted = new Promise((done) => {
      const begin = (event) => {
        const look = () => {
          const now = ${NAME}.join();
          if (now !== before) changes.push(performance.now() - event.timeStamp);
          before = now;
          if (performance.now() - event.timeStamp < 1000) requestAnimationFrame(look);
          else done({ first: changes.at(0) ?? null, last: changes.at(-1) ?? null });
        };
        requestAnimationFrame(look);
      };
      addEventListener('${type}', begin, { capture: true, once: true });
    });
  })()`;
}

/** Milliseconds from the event to the frames in which the grid's names became others: the first such frame, and the last. */
export const PAINTED = 'globalThis.painted';

/** From now on, the page's tasks of 50 ms and more are noted. */
export const WATCH_TASKS = `{
  globalThis.longTasks = [];
  new PerformanceObserver((list) => globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask' });
}`;

/** Milliseconds of each of them. */
export const LONG_TASKS = 'globalThis.longTasks';

/** Milliseconds that pages of 100 rows take from the page's question to its answer. */
export const PAGES = `(async () => {
  const query = { view: 'all', search: '', descriptions: false, filter: null, sorts: [{ field: 'name', direction: 'asc' }] };
  const { value: { id: snapshot, total } } = await offshelf.products.list(query);
  const times = [];
  for (let n = 0; n < 100; n += 1) {
    const began = performance.now();
    await offshelf.products.page({ snapshot, from: (n * 7919) % Math.max(1, total - 100), count: 100 });
    times.push(performance.now() - began);
  }
  return times;
})()`;
