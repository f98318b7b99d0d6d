import { IconAlertTriangle, IconCircleCheck, IconClock, IconEyeOff, IconMoon } from '@tabler/icons-react';
import type { SwitchOffVerdict } from '@/lib/contracts/lifecycle';
import classes from './verdict-mark.module.css';
import { VERDICT_WORDS } from './words';

const ICONS = {
  safe: IconCircleCheck,
  quiet: IconMoon,
  wait: IconClock,
  'in-use': IconAlertTriangle,
  untold: IconEyeOff,
} as const;

/** Whether what leaves can be switched off, as a shape and a word. */
export function VerdictMark({ verdict }: { verdict: SwitchOffVerdict }) {
  const Icon = ICONS[verdict];
  return (
    <span className={classes.mark} data-verdict={verdict}>
      <Icon size={15} aria-hidden />
      {VERDICT_WORDS[verdict]}
    </span>
  );
}
