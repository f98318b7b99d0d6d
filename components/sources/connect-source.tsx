'use client';

import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CommandLine } from '@/components/ui/command-line';
import { CopyButton } from '@/components/ui/copy-button';
import { InlineCode } from '@/components/ui/inline-code';
import type { ConnectGuide } from '@/lib/contracts/connect';
import { connectCommands, sourceName } from './connect-commands';
import classes from './connect-source.module.css';
import { useOrigin } from './use-origin';

/** What to configure, and what to run, for the logs of one format to come in by themselves. */
export function ConnectSource({ guides }: { guides: readonly ConnectGuide[] }) {
  const [title, setTitle] = useState(guides[0]?.title ?? '');
  const [name, setName] = useState('');
  const origin = useOrigin();
  const guide = guides.find((one) => one.title === title);
  if (!guide) return null;
  const { importCommand, followCommand, curlCommand } = connectCommands(guide, {
    origin,
    source: sourceName(name),
  });
  return (
    <section className={classes.connect} aria-labelledby="connect-title">
      <h2 id="connect-title">Connect a source</h2>
      <div className={classes.choice}>
        <NativeSelect
          size="xs"
          label="Where traffic passes"
          value={title}
          data={guides.map((one) => one.title)}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label="Name of the source"
          placeholder="edge"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <p className={classes.shows}>
        <strong>Shows</strong> <InlineCode>{guide.shows}</InlineCode>
      </p>
      <ol className={classes.steps}>
        <li>
          <h3>Log it</h3>
          <p>
            <InlineCode>{guide.configure}</InlineCode>
          </p>
          {guide.snippet !== null && (
            <div className={classes.snippet}>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
              <pre tabIndex={0}>
                <code>{guide.snippet}</code>
              </pre>
              <span className={classes.copy}>
                <CopyButton text={guide.snippet} what="configuration" />
              </span>
            </div>
          )}
        </li>
        {guide.delivery === 'follow' && (
          <li>
            <h3>Deliver it, as it is written</h3>
            <CommandLine command={followCommand} />
            <p>
              It goes on where it was left, whoever is restarted and however the log is rotated. The token is
              one of your settings, with the scope <code>intake</code>.
            </p>
          </li>
        )}
        <li>
          <h3>{guide.delivery === 'follow' ? 'Or send a file, whenever one is done' : 'Send a file'}</h3>
          <CommandLine command={curlCommand} />
          <p>
            The token has the scope <code>intake</code>. The key makes a batch count once, however often it is
            sent.
          </p>
        </li>
        <li>
          <h3>Or read a file where it is</h3>
          <CommandLine command={importCommand} />
        </li>
      </ol>
    </section>
  );
}
