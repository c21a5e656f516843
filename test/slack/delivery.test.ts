import { correctionContract } from '../chat/correctionContract.ts'
import { deliveryContract } from '../chat/deliveryContract.ts'
import { watchContract } from '../chat/watchContract.ts'
import { SlackChat } from './server/chat.ts'

deliveryContract('Slack', (settings) => new SlackChat(settings).start())
watchContract('Slack', (settings) => new SlackChat(settings).start())
correctionContract('Slack', (settings) => new SlackChat(settings).start())
