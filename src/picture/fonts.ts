import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)

/** The files that pictures are written with: two weights of Noto Sans for each of the scripts in `WRITABLE`. */
export const fontFiles: readonly string[] = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf',
].map((file) => resolve(`@expo-google-fonts/${file}`))
