import type { Digest } from './digest-events';

interface Text {
  type: 'mrkdwn' | 'plain_text';
  text: string;
}

export interface SlackMessage {
  /** For notifications, and for where blocks are not shown. */
  text: string;
  blocks: { type: 'section' | 'header' | 'context'; text?: Text; elements?: Text[] }[];
  unfurl_links: false;
}

/**
 * A digest for a Slack incoming webhook. `&`, `<` and `>` are escaped, so that no text of ours becomes a link, a mention or
 * a command; each line is bounded far below Slack's 3,000 characters.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function writeSlackMessage({ title, counts, lines, more, link }: Digest): SlackMessage {
  const section = (text: string) => ({ type: 'section' as const, text: mrkdwn(text) });
  return {
    text: escapeText([title, ...counts, ...lines.map(({ text }) => text)].join('\n')),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title } },
      ...(counts.length > 0 ? [section(counts.map(escapeText).join('\n'))] : []),
      ...lines.map((line) => section(`${escapeText(line.text)} <${line.link}|Open>`)),
      ...(more > 0
        ? [{ type: 'context' as const, elements: [mrkdwn(`and ${more} more: <${link}|all findings>`)] }]
        : []),
    ],
    unfurl_links: false,
  };
}

function mrkdwn(text: string): Text {
  return { type: 'mrkdwn', text };
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
