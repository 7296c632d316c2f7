import regions from '#content/regions.json'

/** The 21 地级以上市 with their 县区, in the official order. 东莞 and 中山 have no 县区. */
export const cities: readonly { code: string; name: string; districts: readonly { code: string; name: string }[] }[] = regions

const cityByCode = new Map(cities.map(city => [city.code, city]))
const districtNames = new Map(cities.flatMap(city => city.districts.map(district => [district.code, district.name] as const)))

/** The name of a city by its GB/T 2260 code of four digits, or the code itself when it is none of ours. */
export const cityName = (code: string) => cityByCode.get(code)?.name ?? code
export const districtName = (code: string | null) => (code ? (districtNames.get(code) ?? code) : '')
/** 佛山市南海区. */
export const regionName = (cityCode: string, districtCode: string | null) => cityName(cityCode) + districtName(districtCode)

/** Why a city and district do not fit together, by field; empty when they do. */
export function regionProblems(cityCode: string, districtCode: string | null): Record<string, string[]> {
  const city = cityByCode.get(cityCode)
  if (!city) return { cityCode: ['请选生产经营所在地的地级以上市。'] }
  if (city.districts.length === 0) return districtCode ? { districtCode: [`${city.name}不分县区，这一项留空。`] } : {}
  return city.districts.some(district => district.code === districtCode) ? {} : { districtCode: [`请选${city.name}的县区。`] }
}
