/*
 * Discord's client and Node's own fetch share one dispatcher of HTTP requests, that of whichever comes first, and the
 * client cannot upload files through Node's. The program loads the client before it fetches anything; tests that share
 * a process do so too, in whatever order they run.
 */
import 'discord.js'
import fc from 'fast-check'

// A counterexample is told as it was found: to look for a smaller one among large cards takes many minutes, which nothing
// ends, for such a test never waits. Its seed and path find it again.
fc.configureGlobal({ endOnFailure: true })
