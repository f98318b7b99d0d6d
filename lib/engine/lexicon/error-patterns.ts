/** What the body of an error says when it shows the code behind it, one pattern a runtime. Lines may be escaped (`\n`). */
export const STACK_TRACE_PATTERNS: readonly RegExp[] = [
  // Java, Kotlin, Scala: `at com.acme.Shop.pay(Shop.java:12)`
  /\bat [\w$.]{1,200}\.[\w$<>]{1,100}\((?:[\w$]{1,100}\.(?:java|kt|scala|groovy):\d+|Native Method|Unknown Source)\)/,
  // Python
  /Traceback \(most recent call last\)|File \\?"[^"\n]{1,300}\.py\\?", line \d+/,
  // JavaScript: `at Layer.handle (/app/node_modules/express/lib/layer.js:95:5)`
  /\bat (?:async )?(?:new )?(?:(?:[\w$.<>]|&[lg]t;){1,200}(?: \[as [\w$]{1,100}\])? \()?(?:file:\/\/|node:|webpack:|\/|[A-Za-z]:\\)[^\s()"'<>]{1,300}:\d+:\d+/,
  // .NET: `at Acme.Shop.Pay(Int32 id) in C:\src\Shop.cs:line 12`
  /\bat [\w.`<>+[\],]{3,300}\([^()\n]{0,300}\) in [^\n]{1,300}:line \d+|System\.[\w.]{0,100}Exception: [\s\S]{0,2000}?\bat [\w.]{1,200}\(/,
  // PHP: `Fatal error: … in /var/www/x.php on line 3`, `#0 /var/www/x.php(12): pay()`
  /\b(?:Fatal error|Warning|Notice|Parse error|Deprecated)(?:<\/b>)?:\s[^\n]{1,500} in (?:<b>)?\S{1,300}\.php(?:<\/b>)? on line|#\d+ \S{1,300}\.php\(\d+\): /,
  // Ruby: `app/models/order.rb:12:in 'pay'`
  /\.rb:\d+:in [`']/,
  // Go
  /\bgoroutine \d+ \[[a-z ]{1,40}\]:|\.go:\d+ \+0x[0-9a-f]+/,
];

/** Messages of databases and their drivers. */
export const SQL_ERROR_PATTERNS: readonly RegExp[] = [
  /You have an error in your SQL syntax|check the manual that corresponds to your (?:MySQL|MariaDB)/,
  /SQLSTATE\[\w{5}\]|\bORA-\d{5}\b|\bSQL(?:ITE)?_(?:ERROR|CONSTRAINT)\b|\bSQL0\d{3}N\b/,
  /\bsqlite3?\.(?:OperationalError|IntegrityError)|\bpsycopg2?\.\w|\bPG::\w{3,40}(?:Error|Violation)?\b|\bPSQLException\b|\bSQLSyntaxErrorException\b|\bPDOException\b|\bMySqlException\b|\bjava\.sql\.SQL\w+/,
  /\bSequelize\w{0,30}(?:DatabaseError|ConstraintError)|\bActiveRecord::StatementInvalid|\bQueryFailedError\b|\bsqlalchemy\.exc\./,
  /Unclosed quotation mark (?:after|before) the character string|Incorrect syntax near '|\[(?:Microsoft|ODBC)[^\]]{0,60}\]\[[^\]]{0,60}SQL/,
  /unterminated quoted (?:string|identifier) at or near|syntax error at or near \\?"|near \\?"[^"\n]{1,60}\\?": syntax error|invalid input syntax for (?:type )?\w+/,
  /Unknown column '[^'\n]{1,100}' in '|relation \\?"[^"\n]{1,100}\\?" does not exist|duplicate key value violates unique constraint|no such (?:table|column): \w/,
];
