import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END_RECORD = Buffer.from('504b0506', 'hex');
const END_RECORD_REACH = 65_557;
const LINK = 0o120000;

async function read(file, length, position) {
  const buffer = Buffer.alloc(length);
  await file.read(buffer, 0, length, position);
  return buffer;
}

async function readDirectory(file) {
  const { size } = await file.stat();
  const reach = Math.min(size, END_RECORD_REACH);
  const tail = await read(file, reach, size - reach);
  const end = tail.lastIndexOf(END_RECORD);
  if (end < 0) throw new Error('zip: no end record');
  const directory = await read(file, tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16));
  const entries = [];
  for (let at = 0; entries.length < tail.readUInt16LE(end + 10); ) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      deflated: directory.readUInt16LE(at + 10) === 8,
      packedSize: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      header: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function extract(zip, file, entry, target) {
  await mkdir(dirname(target), { recursive: true });
  const header = await read(file, 30, entry.header);
  const start = entry.header + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const sink = createWriteStream(target, { mode: entry.mode & 0o777 || 0o644 });
  const source = createReadStream(zip, { start, end: start + Math.max(entry.packedSize, 1) - 1 });
  if (entry.packedSize === 0) await new Promise((done) => sink.end(done));
  else if (entry.deflated) await pipeline(source, createInflateRaw(), sink);
  else await pipeline(source, sink);
  await chmod(target, entry.mode & 0o777 || 0o644);
}

/** Unpacks the entries that `rename` gives a new name, into the folder; refuses links and names that leave it. */
export async function unzip(zip, folder, rename) {
  const file = await open(zip);
  try {
    for (const entry of await readDirectory(file)) {
      const name = entry.name.endsWith('/') ? undefined : rename(entry.name);
      if (name === undefined) continue;
      if ((entry.mode & 0o170000) === LINK) throw new Error(`zip: unexpected link ${entry.name}`);
      const target = resolve(folder, name);
      if (!target.startsWith(resolve(folder) + sep)) throw new Error(`zip: ${entry.name} leaves the folder`);
      await extract(zip, file, entry, target);
    }
  } finally {
    await file.close();
  }
}
