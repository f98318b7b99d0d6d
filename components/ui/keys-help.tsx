'use client';

import { Kbd, Modal } from '@mantine/core';
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
    <Modal opened onClose={onClose} title="Keys" size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
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
    </Modal>
  );
}
