import { File, Paths } from 'expo-file-system'
import { Share } from 'react-native'

/** Offers the text as a file in the system's share sheet; it is gone from the device afterwards. */
export async function shareCsv(name: string, csv: string): Promise<void> {
  const file = new File(Paths.cache, name)
  file.create({ overwrite: true })
  try {
    // With the mark in front a spreadsheet knows that it is UTF-8.
    file.write(`\ufeff${csv}`)
    await Share.share({ url: file.uri })
  } finally {
    file.delete()
  }
}
