import { ApiSection } from '@/components/api/api-section';
import { Records } from '@/components/settings/records';
import { formatCount } from '@/components/ui/format';
import type { CampaignDetail } from '@/lib/contracts/campaign';
import { STANDING_WORDS, STANDINGS } from './words';

/** How far each team is. */
export function TeamProgress({ teams }: { teams: CampaignDetail['teams'] }) {
  const shown = STANDINGS.filter((standing) => teams.some((team) => team[standing] > 0));
  return (
    <ApiSection title="By team">
      <Records
        label="Progress by team"
        heads={['Team', ...shown.map((standing) => STANDING_WORDS[standing]), 'In all']}
      >
        {teams.map(({ team, ...tally }) => (
          <tr key={team ?? ''}>
            <td>{team ?? 'No team'}</td>
            {shown.map((standing) => (
              <td key={standing}>{formatCount(tally[standing])}</td>
            ))}
            <td>{formatCount(tally.items)}</td>
          </tr>
        ))}
      </Records>
    </ApiSection>
  );
}
