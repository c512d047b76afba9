import { expect, test } from 'vitest';
import { asSlug, similarity } from '../../../server/text/slug.rules.ts';

test.each([
  ['Donald Trump', 'donald-trump'],
  ['  Tâter le « terrain »  ', 'tater-le-terrain'],
  ['d’Élysée', 'd-elysee'],
  ['Зеленский', 'зеленскии'],
  ['…', ''],
])('%s is written as %s', (text, slug) => {
  expect(asSlug(text)).toBe(slug);
});

test('what differs by a slip is more alike than what differs by a word', () => {
  const like = (other: string) => similarity('vladimir-poutine', other);
  expect(like('vladimir-poutine')).toBe(1);
  expect(like('vladimir-putine')).toBeGreaterThan(0.5);
  expect(like('vladimir-medinski')).toBeLessThan(0.5);
  expect(like('cnn')).toBe(0);
  expect(similarity('', '')).toBe(1);
});
