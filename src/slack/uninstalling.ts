import type { SlackContext } from './context.ts'
import type { LastingInstallationStore } from './installations.ts'

/** Forgets a workspace that removed the app, or took its token back. */
export function serveUninstalling({ app, log }: SlackContext, store: LastingInstallationStore): void {
  app.event('app_uninstalled', async ({ context }) => {
    await forget(context)
  })
  app.event('tokens_revoked', async ({ event, context }) => {
    // Users' tokens are none that the app has.
    if ((event.tokens.bot ?? []).length > 0) await forget(context)
  })

  async function forget(context: {
    readonly teamId?: string
    readonly enterpriseId?: string
    readonly isEnterpriseInstall: boolean
  }): Promise<void> {
    const { teamId, enterpriseId, isEnterpriseInstall } = context
    await store.deleteInstallation({ teamId, enterpriseId, isEnterpriseInstall })
    log.info(`Slack: removed from ${teamId ?? enterpriseId ?? 'a workspace'}.`)
  }
}
