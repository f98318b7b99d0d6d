import { IconArrowDownRight, IconArrowUpRight, IconMinus } from '@tabler/icons-react';
import Link from 'next/link';
import { findingsHref } from '@/components/findings/findings-url';
import { inventoryHref } from '@/components/inventory/inventory-url';
import { formatCount } from '@/components/ui/format';
import type { EstateNumber, EstateOverview } from '@/lib/contracts/estate';
import classes from './estate-numbers.module.css';
import { numberChange } from './number-change';

const NUMBERS: readonly { name: EstateNumber; title: string; means: string; href: string }[] = [
  {
    name: 'shadow',
    title: 'Shadow',
    means: 'in use, documented nowhere',
    href: inventoryHref({ name: ['shadow'] }),
  },
  {
    name: 'zombie',
    title: 'Deprecated in use',
    means: 'removed, deprecated or past sunset',
    href: inventoryHref({ name: ['zombie'] }),
  },
  {
    name: 'unauthenticated',
    title: 'Unauthenticated',
    means: 'answer without credentials',
    href: inventoryHref({ name: ['unauthenticated'] }),
  },
  {
    name: 'overdue',
    title: 'Overdue findings',
    means: 'past the date of their severity',
    href: findingsHref({ overdue: true }),
  },
];

const ARROWS = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconMinus } as const;

/** Four numbers that a week is judged by, each a link to what it counts. */
export function EstateNumbers({ numbers }: Pick<EstateOverview, 'numbers'>) {
  return (
    <ul className={classes.numbers} aria-label="Numbers of the estate">
      {NUMBERS.map(({ name, title, means, href }) => {
        const number = numbers[name];
        const { direction, words } = numberChange(number);
        const Arrow = ARROWS[direction];
        return (
          <li key={name}>
            <Link href={href} className={classes.number}>
              <span className={classes.title}>{title}</span>
              <span className={classes.count}>{formatCount(number.count)}</span>
              <span className={classes.change} data-direction={direction}>
                <Arrow size={14} aria-hidden /> {words}
              </span>
              <span className={classes.means}>{means}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
