/** A module of a course with what is done of it: lessons count whole when completed, by their credited part before. */
export interface ModuleProgress {
  code: string
  title: string
  done: number
  total: number
}

interface LessonPart {
  moduleCode: string
  seconds: number
  creditedSeconds: number
  completed: boolean
}

/** One line per module, in the order of the course; parts of lessons are cut to a tenth. */
export function moduleProgress(modules: readonly { code: string; title: string }[], lessons: readonly LessonPart[]): ModuleProgress[] {
  return modules.map(({ code, title }) => {
    const own = lessons.filter(lesson => lesson.moduleCode === code)
    const done = own.reduce((sum, lesson) => sum + (lesson.completed ? 1 : Math.min(0.9, lesson.creditedSeconds / lesson.seconds)), 0)
    return { code, title, done: Math.floor(done * 10 + 1e-6) / 10, total: own.length }
  })
}
