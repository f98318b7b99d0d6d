'use client';

import { Drawer, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog.module.css';

interface DialogProps {
  title: string;
  /** Width in pixels. */
  width?: number;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that keeps the focus until it is closed. Its head is no `header`, which would be a second banner. */
export function Dialog({ title, width = 560, onClose, children }: DialogProps) {
  return (
    <Modal.Root opened onClose={onClose} size={width}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** The same at the side of the window. */
export function SideDialog({ title, width = 320, onClose, children }: DialogProps) {
  return (
    <Drawer.Root opened onClose={onClose} size={width}>
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={classes.head}>
          <Drawer.Title className={classes.title}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label="Close" />
        </div>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
