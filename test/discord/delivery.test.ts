import { correctionContract } from '../chat/correctionContract.ts'
import { deliveryContract } from '../chat/deliveryContract.ts'
import { watchContract } from '../chat/watchContract.ts'
import { DiscordChat } from './server/chat.ts'

deliveryContract('Discord', (settings) => new DiscordChat(settings).start())
watchContract('Discord', (settings) => new DiscordChat(settings).start())
correctionContract('Discord', (settings) => new DiscordChat(settings).start())
