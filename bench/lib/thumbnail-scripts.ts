// What runs in the pages, as text: the benches themselves know no DOM.

const WIDTH = 3000;
const HEIGHT = 2000;

/** A picture of noise as the letters of its bytes; noise is what a JPEG finds hardest. */
export const makeNoise = (seed: number): string => `(async () => {
  const canvas = new OffscreenCanvas(${WIDTH}, ${HEIGHT});
  const context = canvas.getContext('2d');
  const image = context.createImageData(${WIDTH}, ${HEIGHT});
  const pixels = new Uint32Array(image.data.buffer);
  let state = ${(seed + 1) * 2_654_435_761} >>> 0;
  for (let at = 0; at < pixels.length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    pixels[at] = state | 0xff000000;
  }
  context.putImageData(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  const reader = new FileReader();
  return await new Promise((done) => {
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.readAsDataURL(blob);
  });
})()`;

/** The barest there is: a worker per core, each decodes a file to its small size and writes it as WebP. */
export const bareWork = (from: number, count: number, size: number): string => `(async () => {
  const files = [...document.querySelector('#files').files];
  const code = \`onmessage = async ({ data }) => {
    const height = Math.round(${size} * ${HEIGHT} / ${WIDTH});
    const bitmap = await createImageBitmap(data, { resizeWidth: ${size}, resizeHeight: height, resizeQuality: 'medium', imageOrientation: 'from-image' });
    const canvas = new OffscreenCanvas(${size}, height);
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    bitmap.close();
    await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
    postMessage(null);
  }\`;
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const workers = Array.from({ length: navigator.hardwareConcurrency }, () => new Worker(address));
  let next = ${from};
  const started = performance.now();
  await Promise.all(workers.map((worker) => new Promise((done) => {
    const give = () => {
      if (next === ${from + count}) return done();
      worker.postMessage(files[next % files.length]);
      next += 1;
    };
    worker.onmessage = give;
    give();
  })));
  const took = performance.now() - started;
  for (const worker of workers) worker.terminate();
  return took;
})()`;

/** Ends when the program's catalog is open. */
export const UNTIL_OPEN = `(async () => {
  for (;;) {
    const state = await window.offshelf.catalogs.state({});
    if (state.ok && state.value.kind === 'open') return;
    await new Promise((done) => setTimeout(done, 50));
  }
})()`;

/** As the program's page shows them, a screenful at a time, and how long each answer of the main process took meanwhile, `rest` milliseconds at least. */
export const ourWork = (addresses: readonly string[], screenful: number, rest = 0): string => `(async () => {
  const addresses = ${JSON.stringify(addresses)};
  const waits = [];
  let going = true;
  const asking = (async () => {
    while (going) {
      const asked = performance.now();
      await window.offshelf.catalogs.state({});
      waits.push(performance.now() - asked);
      await new Promise((done) => setTimeout(done, 25));
    }
  })();
  let next = 0;
  const pause = new Promise((done) => setTimeout(done, ${rest}));
  const load = async () => {
    while (next < addresses.length) {
      const image = new Image();
      image.src = addresses[next++];
      await image.decode();
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: ${screenful} }, load));
  const took = performance.now() - started;
  await pause;
  going = false;
  await asking;
  return { took, waits };
})()`;
