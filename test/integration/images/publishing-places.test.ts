import { describe, expect, it } from 'vitest';
import { editProduct } from '../../helpers/catalog.ts';
import { eventually, openPublishingScene } from './publishing-scene.ts';
import { isSent, sendTo, serveFolder } from './publishing-steps.ts';

describe('a place that is changed', () => {
  it('gets the files anew, and what was sent before counts as unchanged', async () => {
    const scene = await openPublishingScene();
    const [old, now] = [scene.newFolder(), scene.newFolder()];
    const servers = { old: await serveFolder(old), now: await serveFolder(now) };
    const place = await scene.addPlace({
      where: { kind: 'folder', folder: old },
      publicBase: `http://127.0.0.1:${servers.old.port}`,
    });
    const remote = await scene.addRemote(place.id);
    const [mug = 0, cup = 0] = await scene.addProducts(['A', 'B']);
    await sendTo(scene, [mug], remote.id);
    await eventually('sent', isSent(scene, mug));
    const { id, name, path, preset } = place;
    await scene.core.call('imagePlaces.change', {
      id,
      name,
      path,
      preset,
      where: { kind: 'folder', folder: now },
      publicBase: `http://127.0.0.1:${servers.now.port}`,
    });
    await editProduct(scene.core, mug, { description: '' });
    expect((await scene.rowOf(mug))?.changedSince).toBe(false);
    await sendTo(scene, [cup], remote.id);
    await eventually('sent', isSent(scene, cup));
    expect(String(scene.created()[1]?.['image_url'])).toContain(`:${servers.now.port}/`);
  });

  it('is not removed while a remote needs it', async () => {
    const scene = await openPublishingScene();
    const place = await scene.addPlace({ where: { kind: 'address' }, publicBase: 'https://cdn.example.com' });
    await scene.addRemote(place.id);
    await expect(scene.core.call('imagePlaces.remove', { id: place.id })).rejects.toThrow('in-use');
    expect(await scene.core.call('imagePlaces.list', {})).toHaveLength(1);
  });
});
