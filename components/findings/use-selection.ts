'use client';

import { useCallback, useState } from 'react';
import { useViewer } from '@/components/account/me-provider';
import type { FindingRow } from '@/lib/contracts/finding';
import { PERMISSIONS } from '@/lib/contracts/permissions';
import type { Tended } from './use-acts';

/** Which findings are selected, as they were then; `null` for who may do nothing with any. */
export function useSelection(isPanelOpen: boolean) {
  const [selected, setSelected] = useState<ReadonlyMap<number, Tended>>(new Map());
  const role = useViewer()?.role;
  const { roles } = PERMISSIONS['findings.act'];
  const mayAct = role !== undefined && roles !== 'anyone' && roles.includes(role);

  const toggle = useCallback(({ id, version }: FindingRow) => {
    setSelected((before) => {
      const after = new Map(before);
      if (!after.delete(id)) after.set(id, { id, version });
      return after;
    });
  }, []);
  const clear = useCallback(() => setSelected(new Map()), []);

  /** Goes to where states are set, or where it is assigned: of what is selected, else of the open finding, else of this one. */
  const reachActs = (finding: FindingRow, control: 'select' | 'button') => {
    const isSelection = selected.size > 0 || !isPanelOpen;
    if (isSelection && selected.size === 0) toggle(finding);
    const place = isSelection ? 'Selected findings' : 'Finding';
    whenThere(`[aria-label="${place}"] [role="toolbar"] ${control}`, (element) => element.focus());
  };
  return { selected: mayAct ? selected : null, toggle, clear, reachActs };
}

const PATIENCE_FRAMES = 120;

/** What was just asked for is rendered soon, its code first loaded perhaps. */
function whenThere(selector: string, then: (element: HTMLElement) => void, frames = PATIENCE_FRAMES): void {
  const element = document.querySelector<HTMLElement>(selector);
  if (element) then(element);
  else if (frames > 0) requestAnimationFrame(() => whenThere(selector, then, frames - 1));
}
