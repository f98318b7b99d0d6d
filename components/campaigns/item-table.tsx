import { Button } from '@mantine/core';
import { Records } from '@/components/settings/records';
import { RelativeTime } from '@/components/ui/relative-time';
import type { CampaignItem } from '@/lib/contracts/campaign';
import classes from './campaign-page.module.css';
import { ANSWER_WORDS, STANDING_WORDS } from './words';

interface ItemTableProps {
  items: readonly CampaignItem[];
  /** Ids that are selected; `null` where nothing can be. */
  chosen: readonly number[] | null;
  onChoose: (chosen: readonly number[]) => void;
  onOpen: (id: number) => void;
}

/** The APIs of a review, each with who answers for it and what was said. */
export function ItemTable({ items, chosen, onChoose, onOpen }: ItemTableProps) {
  const heads = [...(chosen ? ['Select'] : []), 'API', 'Owner', 'Answer', 'By', ''];
  return (
    <Records label="APIs of the review" heads={heads}>
      {items.map((item) => (
        <tr key={item.id}>
          {chosen && (
            <td>
              <input
                type="checkbox"
                aria-label={`Select ${item.api}`}
                checked={chosen.includes(item.id)}
                onChange={(event) =>
                  onChoose(
                    event.currentTarget.checked
                      ? [...chosen, item.id]
                      : chosen.filter((one) => one !== item.id),
                  )
                }
              />
            </td>
          )}
          <th scope="row">{item.api}</th>
          <td>
            <Owner item={item} />
          </td>
          <td>{sayAnswer(item)}</td>
          <td>
            {item.answeredBy}
            {item.answeredAt && (
              <>
                {' '}
                <RelativeTime iso={item.answeredAt} />
              </>
            )}
          </td>
          <td>
            <Button
              size="compact-sm"
              variant={item.isMine ? 'filled' : 'default'}
              aria-label={`${item.mayAnswer ? 'Review' : 'Look at'} ${item.api}`}
              onClick={() => onOpen(item.id)}
            >
              {item.mayAnswer ? 'Review' : 'Look'}
            </Button>
          </td>
        </tr>
      ))}
    </Records>
  );
}

function Owner({ item: { owner, fate } }: { item: CampaignItem }) {
  const name = owner.person?.name ?? owner.team?.name;
  if (name) return name;
  return fate === 'present' ? <span className={classes.unowned}>No owner</span> : null;
}

function sayAnswer({ fate, mergedInto, answer }: CampaignItem): string {
  const said = answer === null ? '' : `, was ${ANSWER_WORDS[answer].toLowerCase()}`;
  if (fate === 'merged') return `Merged into ${mergedInto?.name}${said}`;
  if (fate === 'gone') return `Gone from the inventory${said}`;
  return answer === null ? STANDING_WORDS.open : ANSWER_WORDS[answer];
}
