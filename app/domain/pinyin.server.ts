import { pinyin } from 'pinyin-pro'

/** The key by which names are sorted as people expect: pinyin without tones, a surname read as a surname. */
export function pinyinKey(name: string, surname: 'head' | 'off' = 'off'): string {
  return pinyin(name, { toneType: 'none', type: 'array', surname }).join(' ').toLowerCase()
}
