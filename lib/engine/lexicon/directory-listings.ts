/** Titles of the pages in which servers list the files of a folder: Apache, nginx, Caddy; Express; Python, Tomcat; Jetty. */
export const DIRECTORY_LISTING =
  /<title>\s*(?:index of|listing directory|directory listing for|directory:)\s/i;
