/** A JPEG or PNG whose longest side exceeds `maxPixels` is redrawn smaller; anything else, or on failure, comes back as it was. */
export async function shrinkPhoto(file: File, maxPixels: number): Promise<File> {
  if (file.type !== 'image/jpeg' && file.type !== 'image/png') return file
  try {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const ratio = maxPixels / Math.max(image.width, image.height)
    if (ratio >= 1) return file
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * ratio)
    canvas.height = Math.round(image.height * ratio)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, file.type, 0.88))
    return blob && blob.size < file.size ? new File([blob], file.name, { type: file.type }) : file
  } catch {
    return file // an image the browser cannot read is left for the server to judge
  }
}
