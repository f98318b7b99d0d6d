import { expect, it } from 'vitest';
import { findMentions } from './find-mentions';

const PEOPLE = [
  { id: 'ada', name: 'Ada' },
  { id: 'lovelace', name: 'Ada Lovelace' },
  { id: 'bob', name: 'Bob' },
  { id: 'bob2', name: 'Bob' },
  { id: 'nobody', name: ' ' },
  { id: 'zoë', name: 'Zoë' },
];

it.each([
  ['@Ada Lovelace, see this.', ['lovelace']],
  ['@ada: is it yours or @Zoë’s?', ['ada', 'zoë']],
  ['Ask @bob', ['bob', 'bob2']],
  ['@Adam and @Ada9', []],
  ['ada@ada.example and Ada', []],
  ['@@Ada', ['ada']],
  ['@', []],
])('%j names %j', (text, ids) => {
  expect(findMentions(text, PEOPLE)).toEqual(ids);
});
