import { type TeacherCategory, teacherCategories, titleLevels } from '~/domain/teachers/application'
import { CheckboxGroup, RadioGroup } from '~/ui/choices'
import { type Option, SelectField, TextArea, TextField } from '~/ui/field'
import { FileField } from '~/ui/file-field'

/** What the fields start with: the stored application, or nothing. */
export interface ApplicationValues {
  category: TeacherCategory
  employer: string
  position: string
  professionalTitle: string
  qualityYears: number
  teachingHours: number
  areas: string[]
  courses: string[]
  achievements: string
  cityCode: string
  evidence: { name: string } | null
}

interface Props {
  stored: ApplicationValues | null
  /** As typed before a refusal; wins over what is stored. */
  typed: Record<string, string> | undefined
  errors: Record<string, string[]>
  areas: readonly Option[]
  cities: readonly Option[]
}

/** The fields of a teacher's application, the same for a first and a returned one. */
export function ApplicationForm({ stored, typed, errors, areas, cities }: Props) {
  const value = (name: string, kept?: string | number) => typed?.[name] ?? kept?.toString()
  const text = (name: keyof ApplicationValues & string, kept?: string | number) => ({ name, defaultValue: value(name, kept), error: errors[name] })
  return (
    <>
      <fieldset className="grid gap-5">
        <legend className="mb-4 text-lg font-bold">任职与资历</legend>
        <RadioGroup name="category" label="类别" inline options={Object.entries(teacherCategories).map(([code, label]) => ({ value: code, label }))} defaultValue={value('category', stored?.category)} error={errors.category} />
        <TextField {...text('employer', stored?.employer)} label="工作单位" autoComplete="organization" maxLength={60} />
        <TextField {...text('position', stored?.position)} label="职务" autoComplete="organization-title" maxLength={60} />
        <SelectField {...text('cityCode', stored?.cityCode)} label="所在市" hint="由这个市的市场监管局做形式审查" options={cities} />
        <SelectField {...text('professionalTitle', stored?.professionalTitle)} label="职称等级" options={titleLevels} className="max-w-60" />
        <TextField {...text('qualityYears', stored?.qualityYears)} label="质量工作年限（年）" inputMode="numeric" className="max-w-60" />
      </fieldset>
      <fieldset className="grid gap-5">
        <legend className="mb-4 text-lg font-bold">授课</legend>
        <CheckboxGroup name="areas" label="专长领域" hint="可多选，培训机构按领域找师资" inline options={areas} defaultValue={stored?.areas ?? []} error={errors.areas} />
        <TextField {...text('teachingHours', stored?.teachingHours)} label="近 3 年授课学时" hint="45 分钟为 1 学时" inputMode="numeric" className="max-w-60" />
        <TextArea {...text('courses', stored?.courses.join('\n'))} label="代表课程" hint="每行一门，最多 5 门" />
        <TextArea {...text('achievements', stored?.achievements)} label="业绩" hint="奖项、专利、标准、论文、评审员资格等，最多 1000 字" maxLength={1000} rows={6} />
      </fieldset>
      <FileField name="evidence" label="证明材料" hint="职称、授课证明和推荐意见合成一份 PDF，或拍成一张照片，不超过 10 MB" stored={stored?.evidence ?? undefined} error={errors.evidence} />
    </>
  )
}
