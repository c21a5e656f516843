/*
 * Discord's client and Node's own fetch share one dispatcher of HTTP requests, that of whichever comes first, and the
 * client cannot upload files through Node's. The program loads the client before it fetches anything; tests that share
 * a process do so too, in whatever order they run.
 */
import 'discord.js'
