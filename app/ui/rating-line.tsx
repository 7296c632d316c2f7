import { z } from 'zod'
import { type RatingSummary, ratingItems, ratingKeys } from '~/domain/teachers/rating'

const scores = z.object({ content: z.number(), delivery: z.number(), usefulness: z.number(), interaction: z.number(), overall: z.number() })
/** What may leave the server of a rating: counts always, averages only when they are shown. */
export const ratingOutput = z.discriminatedUnion('shown', [
  z.object({ shown: z.literal(false), count: z.number(), missing: z.number() }),
  z.object({ shown: z.literal(true), count: z.number(), averages: scores }),
])

/** A class's rating in one line: the overall average with its parts, or how many are still missing. */
export function RatingLine({ rating }: { rating: RatingSummary }) {
  if (!rating.shown) return <span className="text-ink-2">已评 {rating.count} 份，再有 {rating.missing} 份显示均分</span>
  return (
    <span>
      <b className="font-medium">{rating.averages.overall.toFixed(2)}</b> 分，{rating.count} 份
      <small className="block text-xs text-ink-3">{ratingKeys.filter(key => key !== 'overall').map(key => `${ratingItems[key]} ${rating.averages[key].toFixed(2)}`).join('，')}</small>
    </span>
  )
}
