import type { SignalKind } from '@/lib/contracts/evidence';

/**
 * Signatures of attacks in one decoded, lower-case value of a path, query or body. Each asks for more than a lone
 * character or word: `o'reilly`, `a;b`, `<3` and `select a size` are what people write. Repeats are bounded or exclude
 * their neighbour, so no sender can make them slow: what is looked at is a few KB.
 */
export interface InjectionPattern {
  kind: SignalKind;
  /** ASCII characters that every match holds: a value without one of them is not looked at. */
  needs: string;
  pattern: RegExp;
  /** Only there; everywhere when left out. */
  place?: 'path' | 'value' | 'text';
}

const SQL_STATEMENT =
  '(?:drop\\s+(?:table|database|schema|view|user)|delete\\s+from|insert\\s+into|update\\s+\\w+\\s+set|alter\\s+table|create\\s+(?:table|user|database)|truncate\\s+table|exec(?:ute)?[\\s(]|declare\\s+@|waitfor\\s+delay|shutdown\\b|select\\s[^;]{1,80}\\sfrom\\s)';
const SQL_CALL =
  '(?:sleep\\s*\\(\\s*\\d|pg_sleep\\s*\\(|benchmark\\s*\\(\\s*\\d|randomblob\\s*\\(|extractvalue\\s*\\(|updatexml\\s*\\(|load_file\\s*\\()';
const SQL_COMMAND = '(?:waitfor\\s+delay|xp_cmdshell|dbms_pipe\\.receive_message|utl_http\\.request)';
/** White space, and the comments that stand for it to pass a filter. */
const GAP = '(?:\\s|\\/\\*[^*]{0,40}\\*\\/)';
const SHELL_COMMAND =
  '(?:cat\\s+\\S{0,80}\\/|(?:wget|curl)\\s+(?:-\\S{1,40}\\s+){0,8}(?:https?:|ftp:|\\d+\\.\\d+)|n(?:c|cat)\\s+-|(?:ba|z|da|k)?sh\\s+-[ci]|\\/bin\\/(?:ba|z|da)?sh\\b|ping\\s+-[cnw]\\s*\\d|sleep\\s+\\d+\\s*(?:$|[;|&#`)])|rm\\s+-[rf]|chmod\\s+[0-7+]|whoami\\b|uname\\s+-a|ls\\s+(?:-\\w|\\/)|nslookup\\s+\\S+\\.|powershell(?:\\.exe)?\\s+-|cmd(?:\\.exe)?\\s*\\/c|python\\d?\\s+-c|perl\\s+-e|php\\s+-r|ifconfig\\b|netstat\\s+-|printenv\\b|type\\s+c:)';

/** The quote that ends the literal around the value, then a condition. */
function brokenOut(quote: string): RegExp {
  const other = `[^${quote}]*`;
  return new RegExp(
    `^(?:${other}${quote}${other}${quote})*${other}${quote}\\){0,8}${GAP}{0,8}(?:or|and|\\|\\||&&)${GAP}{1,8}\\(?(?:not${GAP}{1,8})?(?:['"]?\\w{1,40}['"]?|''|"")${GAP}{0,8}(?:=|<|>|like${GAP})${GAP}{0,8}['"]?[\\w%'"]?`,
  );
}

export const INJECTION_PATTERNS: readonly InjectionPattern[] = [
  // `' or 1=1`, `') and 'a'='a`: an odd quote, so that filters like `a='x' and b='y'` pass
  { kind: 'sql-injection', needs: "'", pattern: brokenOut("'"), place: 'value' },
  { kind: 'sql-injection', needs: '"', pattern: brokenOut('"'), place: 'value' },
  { kind: 'sql-injection', needs: "'", pattern: brokenOut("'"), place: 'path' },
  // `' || true || '`
  {
    kind: 'sql-injection',
    needs: "'",
    pattern: /^[^']*'\s{0,8}(?:\|\||&&)\s{0,8}(?:true|1|'[^']{0,20}'\s{0,8}=)/,
  },
  // `1 or 1=1`: the same on both sides
  {
    kind: 'sql-injection',
    needs: '=',
    pattern: new RegExp(
      `\\b(?:or|and)${GAP}{1,8}\\(?(['"]?)(\\w{1,20})\\1${GAP}{0,8}=${GAP}{0,8}['"]?\\2(?!\\w)`,
    ),
    place: 'value',
  },
  {
    kind: 'sql-injection',
    needs: 'unionselect',
    pattern: new RegExp(
      `\\bunion${GAP}{1,8}(?:all${GAP}{1,8}|distinct${GAP}{1,8})?\\(?select${GAP}{1,8}[^;]{0,200}?(?:,|\\*|\\bnull\\b|\\bfrom\\b|@@|\\d)`,
    ),
  },
  { kind: 'sql-injection', needs: ';', pattern: new RegExp(`['"\\d)]\\s{0,8};\\s{0,8}${SQL_STATEMENT}`) },
  { kind: 'sql-injection', needs: ';', pattern: new RegExp(`^\\s*;\\s*${SQL_STATEMENT}`) },
  // `admin'--`, `'))#` at the end
  { kind: 'sql-injection', needs: "'", pattern: /'[\s);]{0,16}(?:--|#)[\s+-]{0,16}$/, place: 'value' },
  {
    kind: 'sql-injection',
    needs: "'",
    pattern: /'[\s)]{0,16}(?:having\s+\d|(?:order|group)\s+by\s+[\w,]{1,40}\s{0,8}(?:--|#))/,
  },
  { kind: 'sql-injection', needs: 'orderby', pattern: /\border\s+by\s+\d{1,3}\s*(?:--|#)/ },
  ...[
    { needs: '(', slow: SQL_CALL },
    { needs: 'e', slow: SQL_COMMAND },
  ].map(({ needs, slow }) => ({
    kind: 'sql-injection' as const,
    needs,
    pattern: new RegExp(
      `(?:['"]\\)*\\s*(?:\\|\\||\\+|;|,)|\\b(?:and|or|select)\\b|\\|\\||;)\\s*\\(?(?:select\\s*\\(?)?${slow}`,
    ),
  })),
  {
    kind: 'sql-injection',
    needs: 'from',
    pattern:
      /\bfrom\s+\(?(?:information_schema\.|sqlite_(?:master|schema)\b|pg_catalog\.|mysql\.user\b|sys\.(?:tables|objects|databases)\b|all_tables\b)/,
  },
  { kind: 'sql-injection', needs: '[$]', pattern: /\[\$(?:ne|gte?|lte?|n?in|regex|exists|where|not)\]/ },
  // MongoDB's operators where a value should stand; `$where` runs code.
  { kind: 'sql-injection', needs: '$where', pattern: /\$where['"\s]*[:=\]]/, place: 'value' },
  {
    kind: 'sql-injection',
    needs: "'return",
    pattern: /'\s{0,4};?\s{0,4}return\s+(?:true|1)\b/,
    place: 'value',
  },
  { kind: 'sql-injection', needs: 'this.=', pattern: /\bthis\.\w{1,40}\s*[!=]=/, place: 'value' },

  { kind: 'cross-site-scripting', needs: '<script', pattern: /<[\s/]{0,8}script(?:[\s>/]|$)/ },
  {
    kind: 'cross-site-scripting',
    needs: '<on=',
    pattern: /<[a-z][a-z0-9-]{0,20}[\s/][^<>]{0,300}?\bon[a-z]{3,24}\s*=/,
  },
  {
    kind: 'cross-site-scripting',
    needs: '<',
    pattern: /<[a-z][a-z0-9-]{0,20}[\s/][^<>]{0,300}?(?:javascript:|vbscript:|data:text\/html|srcdoc\s*=)/,
  },
  { kind: 'cross-site-scripting', needs: 'script:', pattern: /^\s*(?:javascript|vbscript):[^\s]{0,200}[(`]/ },
  {
    kind: 'cross-site-scripting',
    needs: 'on=',
    pattern: /["']\s{0,8}(?:\/?>)?\s{0,8}\bon(?:error|load|click|focus|mouseover|toggle|pointer\w+)\s*=/,
  },

  // What is asked for below an encoded slash.
  {
    kind: 'path-traversal',
    needs: 'etc',
    pattern: /[/\\]etc[/\\](?:passwd|shadow|hosts|os-release)/,
    place: 'path',
  },
  // A path has no `..` that its sender did not want there: clients resolve them.
  { kind: 'path-traversal', needs: '.', pattern: /(?:^|[/\\;])\.\.(?:[/\\;]|$)/, place: 'path' },
  {
    kind: 'path-traversal',
    needs: '',
    pattern: /(?:%2e|\.){2}(?:%2f|%5c)|%2e%2e[/\\]|%c0%af|\0|%00/,
    place: 'path',
  },
  { kind: 'path-traversal', needs: '.', pattern: /(?:\.\.[/\\]{1,4}){3}|\.{4,}[/\\]{2,}/ },
  {
    kind: 'path-traversal',
    needs: '.',
    pattern:
      /(?:^|[=:])(?:[a-z]:)?(?:\.\.[/\\]{1,4}){1,12}\S{0,120}(?:etc[/\\]|passwd|shadow|win\.ini|boot\.ini|system32|\.env\b|\.git\b|\.ssh\b|web\.xml|web\.config|proc[/\\]self)/,
  },
  {
    kind: 'path-traversal',
    needs: '',
    pattern:
      /^(?:file:\/{2,3}(?:localhost)?)?[/\\]+(?:etc[/\\](?:passwd|shadow|hosts|group)|proc[/\\]self[/\\]|windows[/\\](?:win\.ini|system32))/,
    place: 'value',
  },
  {
    kind: 'path-traversal',
    needs: ':',
    pattern: /^[a-z]:[/\\](?:windows[/\\](?:win\.ini|system32)|boot\.ini)/,
    place: 'value',
  },
  { kind: 'path-traversal', needs: '.%', pattern: /\.\.(?:%2f|%5c)/, place: 'value' },
  { kind: 'path-traversal', needs: '%2e', pattern: /%2e%2e(?:%2f|%5c|[/\\])/, place: 'value' },
  { kind: 'path-traversal', needs: '.', pattern: /\.\w{1,5}(?:\0|%00)/, place: 'value' },

  ...[
    { needs: ';', before: ';' },
    { needs: '|', before: '\\|' },
    { needs: '&', before: '&&' },
  ].map(({ needs, before }) => ({
    kind: 'command-injection' as const,
    needs,
    pattern: new RegExp(`${before}\\s*${SHELL_COMMAND}`),
  })),
  {
    kind: 'command-injection',
    needs: 'id',
    pattern: /(?:\|\||&&)\s{0,8}id\s{0,8}(?:$|[;|&])|;\s{0,8}id\s{0,8};$/,
    place: 'value',
  },
  { kind: 'command-injection', needs: '$(', pattern: new RegExp(`\\$\\(\\s*(?:${SHELL_COMMAND}|id\\s*\\))`) },
  {
    kind: 'command-injection',
    needs: '`',
    pattern: /`\s*(?:id|whoami|uname -a|sleep \d+|cat \/etc\/[a-z]+)\s*`/,
  },
  {
    kind: 'command-injection',
    needs: '${',
    pattern: /\$\{\s*(?:jndi:(?:ldap|rmi|dns|iiop|http)|\$\{(?:lower|upper|env|::)|t\(java\.lang)/,
  },
  {
    kind: 'command-injection',
    needs: '\n',
    pattern: /^[^\n\r]{0,80}\n\s{0,8}(?:id\s*$|whoami|cat \/)/,
    place: 'value',
  },
  {
    kind: 'command-injection',
    needs: '\r',
    pattern: /^[^\n\r]{0,80}\r\s{0,8}(?:id\s*$|whoami|cat \/)/,
    place: 'value',
  },
  {
    kind: 'command-injection',
    needs: 'e',
    pattern: /\b(?:child_process|process\.mainmodule|java\.lang\.runtime|os\.system\(|subprocess\.popen\()/,
    place: 'value',
  },

  {
    kind: 'xml-external-entity',
    needs: '<!entity',
    pattern: /<!entity\s+(?:%\s+)?[\w.:-]{1,80}\s+(?:system|public)\s/,
  },
  // Entities made of entities: each step multiplies.
  {
    kind: 'xml-external-entity',
    needs: '<!entity',
    pattern: /<!entity\s+[\w.:-]{1,80}\s+["'](?:&[\w.:-]{1,80};){2}/,
  },
  {
    kind: 'xml-external-entity',
    needs: '<!doctype',
    pattern:
      /<!doctype\s+[\w.:-]{1,80}\s+(?:system|public\s+["'][^"']{0,200}["'])\s+["'](?:file|https?|ftp|php|expect|gopher|jar|netdoc):(?!\/\/(?:www\.w3\.org|java\.sun\.com|xmlns\.jcp\.org|www\.springframework\.org)\/)/,
    place: 'text',
  },
];
