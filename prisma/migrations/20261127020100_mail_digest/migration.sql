CREATE TABLE "MailDigest" (
  "userId" TEXT NOT NULL,
  "rhythm" TEXT NOT NULL,
  "sentAt" TIMESTAMPTZ(3),
  CONSTRAINT "MailDigest_pkey" PRIMARY KEY ("userId")
);

ALTER TABLE "MailDigest" ADD CONSTRAINT "MailDigest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
