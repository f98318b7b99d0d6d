import type { Digest } from './digest-events';

interface Run {
  type: 'TextRun';
  text: string;
  weight?: 'Bolder';
  isSubtle?: boolean;
}
interface Action {
  type: 'Action.OpenUrl';
  title: string;
  url: string;
}
type Element =
  | { type: 'RichTextBlock'; inlines: Run[] }
  | { type: 'ActionSet'; actions: Action[] }
  | { type: 'Container'; separator: true; items: Element[] };

export interface TeamsMessage {
  type: 'message';
  attachments: {
    contentType: 'application/vnd.microsoft.card.adaptive';
    contentUrl: null;
    content: {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
      type: 'AdaptiveCard';
      version: '1.4';
      fallbackText: string;
      msteams: { width: 'Full' };
      body: Element[];
      actions: Action[];
    };
  }[];
}

/**
 * A digest for Microsoft Teams, as an Adaptive Card for a workflow's webhook. Texts are text runs, which know no Markdown:
 * what names and paths hold is shown as it is.
 */
export function writeTeamsMessage({ title, counts, lines, more, link }: Digest): TeamsMessage {
  const body: Element[] = [
    rich({ type: 'TextRun', text: title, weight: 'Bolder' }),
    ...counts.map((text) => rich({ type: 'TextRun', text })),
    ...lines.map(
      (line): Element => ({
        type: 'Container',
        separator: true,
        items: [
          rich({ type: 'TextRun', text: line.text }),
          { type: 'ActionSet', actions: [open('Open', line.link)] },
        ],
      }),
    ),
  ];
  if (more > 0) body.push(rich({ type: 'TextRun', text: `and ${more} more`, isSubtle: true }));
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          fallbackText: title,
          msteams: { width: 'Full' },
          body,
          actions: [open('Open Gnomon', link)],
        },
      },
    ],
  };
}

function rich(run: Run): Element {
  return { type: 'RichTextBlock', inlines: [run] };
}

function open(title: string, url: string): Action {
  return { type: 'Action.OpenUrl', title, url };
}
