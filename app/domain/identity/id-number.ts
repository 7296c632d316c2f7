import { isDate, type DateString } from '../clock'

/** 证件类型. The three residence permits for Hong Kong, Macau and Taiwan carry 18-digit numbers and count as resident_id. */
export const idTypes = ['resident_id', 'hk_macau_permit', 'taiwan_permit', 'passport'] as const
export type IdType = (typeof idTypes)[number]
export const idTypeLabels: Record<IdType, string> = {
  resident_id: '居民身份证', hk_macau_permit: '港澳居民来往内地通行证', taiwan_permit: '台湾居民来往大陆通行证', passport: '护照',
}

/** What the number itself tells; permits and passports tell nothing about the holder. */
export interface ResidentFacts {
  birthDate: DateString
  gender: 'male' | 'female'
  /** Whose document it is: a resident's card, a residence permit for HK, Macau or Taiwan, or a foreigner's permanent residence card. */
  holder: 'mainland' | 'hong_kong' | 'macau' | 'taiwan' | 'foreigner'
}
export type IdCheck = { ok: true; number: string; facts?: ResidentFacts } | { ok: false; number: string; problem: string }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Half-width, upper case, without spaces, hyphens and brackets: the form that is stored, compared and indexed. */
export function normalizeIdNumber(input: string): string {
  return input.normalize('NFKC').replace(/[\s()[\]【】〔〕·.\-–—]/g, '').toUpperCase()
}

/** The check character of the first 17 digits (GB 11643—1999, MOD 11-2). */
export function residentCheckCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits.charAt(i)), 0)
  return CHECKS.charAt(sum % 11)
}

/**
 * Checks a number of the given type as written by a person; `today` (Shanghai) bounds the birth date.
 * Region codes are not looked up: abolished ones stay valid for life.
 */
export function checkIdNumber(type: IdType, input: string, today: DateString): IdCheck {
  const number = normalizeIdNumber(input)
  const wrong = (problem: string): IdCheck => ({ ok: false, number, problem })
  switch (type) {
    case 'resident_id':
      return checkResidentId(number, today)
    case 'hk_macau_permit':
      return /^[HM]\d{8}(\d{2})?$/.test(number) ? { ok: true, number } : wrong('来往内地通行证号是 H 或 M 加 8 位或 10 位数字。请照证件填写。')
    case 'taiwan_permit':
      return /^(\d{8}|\d{10}[A-Z]?)$/.test(number) ? { ok: true, number } : wrong('来往大陆通行证号是 8 位数字，或 10 位数字加可选的一个字母。请照证件填写。')
    case 'passport':
      return /^[A-Z0-9]{5,12}$/.test(number) ? { ok: true, number } : wrong('护照号是 5 至 12 位字母和数字。请照证件填写。')
  }
}

function checkResidentId(number: string, today: DateString): IdCheck {
  const wrong = (problem: string): IdCheck => ({ ok: false, number, problem })
  if (number.length !== 18) return wrong(`身份证号是 18 位，现填 ${number.length} 位。请照证件填写。`)
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return wrong('身份证号前 17 位是数字，第 18 位是数字或 X。请照证件填写。')
  const holder = holderOf(number)
  if (!holder) return wrong('身份证号开头的地区不存在。请照证件填写。')
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDate(birthDate) || birthDate < '1900-01-01' || birthDate > today) return wrong('身份证号第 7–14 位不是有效的出生日期。请照证件核对。')
  if (number[17] !== residentCheckCharacter(number)) return wrong('身份证号第 18 位校验不符。请照证件逐位核对。')
  return { ok: true, number, facts: { birthDate, gender: Number(number[16]) % 2 === 1 ? 'male' : 'female', holder } }
}

function holderOf(number: string): ResidentFacts['holder'] | null {
  // The 2023 foreigner's card: 9, province (2), country (3), birth date, sequence, same check character.
  if (number.startsWith('9')) return /^9[1-6]/.test(number) ? 'foreigner' : null
  const permit = ({ '810000': 'hong_kong', '820000': 'macau', '830000': 'taiwan' } as const)[number.slice(0, 6)]
  if (permit) return permit
  return /^[1-6]/.test(number) ? 'mainland' : null
}

/** The number with only its last four characters readable; shorter numbers keep fewer. */
export function maskIdNumber(number: string): string {
  const shown = Math.min(4, Math.floor(number.length / 3))
  return '*'.repeat(number.length - shown) + number.slice(number.length - shown)
}

/** The place a permit is from, for the note the official table asks for after the number (附件2说明4). */
export function idRegionNote(type: IdType, number: string): string {
  if (type === 'taiwan_permit' || (type === 'resident_id' && number.startsWith('830000'))) return '（中国台湾）'
  if (type === 'hk_macau_permit') return number.startsWith('M') ? '（中国澳门）' : '（中国香港）'
  if (type !== 'resident_id') return ''
  return number.startsWith('810000') ? '（中国香港）' : number.startsWith('820000') ? '（中国澳门）' : ''
}
