import { expect, onTestFinished, test } from 'vitest';
import { openSite } from '../hostile/site.ts';

test('a server that knows no document by its hash says at its start how that is mended', async () => {
  const site = await openSite({ TRUSTED_DOCUMENTS: 'nowhere/documents.json' });
  onTestFinished(site.close);
  expect(site.log.map(({ msg }) => msg)).toContain(
    'Clients can send documents as text only. For requests by hash, npm run build makes the manifest nowhere/documents.json.',
  );
});
