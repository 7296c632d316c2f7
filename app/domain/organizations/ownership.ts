/** 单位性质, the eight of the 登记表 (附件3说明2). */
export const ownershipTypes = ['国有企业', '集体企业', '合资企业', '外资企业', '有限责任公司', '股份有限公司', '私营企业', '其他企业'] as const
