'use client';

import { Kbd } from '@mantine/core';
import { Dialog } from './dialog';
import classes from './keys-help.module.css';

export interface KeyHelp {
  keys: readonly string[];
  does: string;
}

interface KeysHelpProps {
  onClose: () => void;
  help: readonly KeyHelp[];
}

export function KeysHelp({ onClose, help }: KeysHelpProps) {
  return (
    <Dialog title="Keys" width={420} onClose={onClose}>
      <dl className={classes.keys}>
        {help.map(({ keys, does }) => (
          <div key={does} className={classes.line}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
