"""The same app in a browser: a page, a socket, and a process for each tab. Needs the extra `web`."""
