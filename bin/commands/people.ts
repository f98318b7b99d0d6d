import { type Command, Option } from 'commander';
import { ROLES, type Role } from '@/lib/contracts/roles';
import { readEnv } from '@/lib/server/env';
import { inviteByCommand, linkPasswordByCommand } from '@/lib/services/accounts/by-command';
import { browsePeople } from '@/lib/services/accounts/people';
import { withDatabase } from '@/lib/services/connect';
import { warn } from '../output';
import { printable } from '../printable';

export function addPeople(program: Command): void {
  const people = program
    .command('people')
    .description('list who can sign in; let somebody in from the machine itself')
    .option('--json', 'print one JSON object for each person')
    .action(list);
  people
    .command('invite')
    .description('make a link with which somebody makes their account')
    .argument('<email>', 'theirs')
    .addOption(new Option('--role <role>', 'what they may').choices(ROLES).default('viewer'))
    .action(invite);
  people
    .command('password')
    .description('make a link with which somebody sets a new password; takes a lost second factor off')
    .argument('<email>', 'theirs')
    .action(linkPassword);
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const people = await withDatabase(warn, browsePeople);
  for (const person of people) {
    const { email, role, name, isDisabled } = person;
    const line = `${role.padEnd(11)} ${printable(email)}  ${printable(name)}${isDisabled ? '  (switched off)' : ''}`;
    process.stdout.write(`${json ? JSON.stringify(person) : line}\n`);
  }
  if (people.length === 0)
    warn('Nobody has an account yet: the first visit of the pages makes the first one.');
}

async function invite(email: string, { role }: { role: Role }): Promise<void> {
  const secret = await withDatabase(warn, () => inviteByCommand(email, role, new Date()));
  process.stdout.write(`${addressOf('join', secret)}\n`);
}

async function linkPassword(email: string): Promise<void> {
  const secret = await withDatabase(warn, () => linkPasswordByCommand(email, new Date()));
  process.stdout.write(`${addressOf('new-password', secret)}\n`);
}

function addressOf(page: string, secret: string): string {
  const { publicUrl, port } = readEnv();
  return `${publicUrl ?? `http://localhost:${port}`}/${page}#${secret}`;
}
