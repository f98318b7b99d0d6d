'use client';

import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useEffect, useId, useState } from 'react';
import classes from './command-palette.module.css';
import type { PaletteEntry } from './palette-entry';
import { usePaletteGroups } from './use-palette-groups';

const [store, palette] = createSpotlight();

interface CommandPaletteProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Finds any API, endpoint, finding, rule, page or action by a few words. Arrows choose, Enter goes. */
export function CommandPalette({ isOpen, onClose }: CommandPaletteProps) {
  const router = useRouter();
  const listId = useId();
  const [words, setWords] = useState('');
  const [selected, setSelected] = useState(0);
  const { groups, isSearching } = usePaletteGroups(words);
  const entries = groups.flatMap((group) => group.entries);
  const shown = entries.map(({ id }) => id).join('\n');

  useEffect(() => {
    if (isOpen) palette.open();
    else palette.close();
  }, [isOpen]);
  // What was chosen may be gone: the first that is found stands ready.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what is shown that makes it run
  useEffect(() => {
    store.updateState((state) => ({ ...state, selected: 0 }));
    setSelected(0);
  }, [isOpen, shown]);

  const go = ({ go: way }: PaletteEntry) => {
    palette.close();
    if ('href' in way) router.push(way.href);
    else way.run();
  };
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={words}
      onQueryChange={setWords}
      onSpotlightClose={onClose}
      scrollable
      maxHeight="min(560px, 70dvh)"
      size={640}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      attributes={{ content: { 'aria-label': 'Find or go' } }}
    >
      <Spotlight.Search
        role="combobox"
        aria-label="Find an API, endpoint, finding, rule, page or action"
        aria-expanded={entries.length > 0}
        aria-controls={listId}
        aria-activedescendant={entries.length > 0 ? `${listId}-${selected}` : undefined}
        aria-autocomplete="list"
        // The store moves the choice after this, and tells nobody.
        onKeyDown={() => queueMicrotask(() => setSelected(store.getState().selected))}
        placeholder="Find an API, endpoint, finding, rule, page or action"
        leftSection={<IconSearch size={18} stroke={1.7} aria-hidden />}
        classNames={{ input: classes.input }}
        data-autofocus
      />
      <Spotlight.ActionsList id={listId} role="listbox" aria-label="Found">
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
          <div key={group.title} role="group" aria-label={group.title} className={classes.group}>
            <p className={classes.kind} aria-hidden>
              {group.title}
            </p>
            {group.entries.map((entry) => {
              const position = entries.indexOf(entry);
              return (
                <button
                  key={entry.id}
                  id={`${listId}-${position}`}
                  type="button"
                  role="option"
                  tabIndex={-1}
                  aria-selected={position === selected}
                  data-action
                  data-selected={position === selected || undefined}
                  className={classes.entry}
                  onClick={() => go(entry)}
                >
                  <span className={entry.isCode ? classes.code : classes.label}>{entry.label}</span>
                  {entry.detail && <span className={classes.detail}>{entry.detail}</span>}
                </button>
              );
            })}
          </div>
        ))}
      </Spotlight.ActionsList>
      <p className={classes.state} role="status">
        {entries.length === 0 && (isSearching ? 'Searching' : 'Nothing has all of these words.')}
      </p>
    </Spotlight.Root>
  );
}
