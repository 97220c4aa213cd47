import type { Row } from './season.ts'

interface Month {
  duties: Record<string, Row>
  /** Of every team that acted, and of some that did not. */
  teams: Record<string, Row>
  findings: Record<'open' | 'blue' | 'yellow' | 'red' | 'closedOut' | 'withdrawn', number>
}

/**
 * What stands at 00:10 on the first day of the next month: owed, made, late among them, missed. Worked out by hand from the
 * calendar of 2020 and the story that the test tells, never by the code. 枫坪村 has five sections (df-52 to df-56) and sk-03,
 * 枫坪乡 ten (to df-61) and three reservoirs, 白渡县 34 and 4, 江汀县 26 and 6, 洲头区 27 and 1; 云岭村 three (df-83 to df-85) and sk-09.
 */
export const byHand: Record<'april' | 'may' | 'june', Month> = {
  // 汛前 closes on the 15th; nothing is owed from the 16th on. 白渡县 makes five and one in time and two late on the 23rd.
  april: {
    duties: { beforeDykes: [87, 7, 2, 80], beforeReservoirs: [11, 1, 0, 10] },
    teams: {
      'beforeDykes county@970102000000': [27, 0, 0, 27],
      'beforeDykes county@970121000000': [34, 7, 2, 27],
      'beforeDykes county@970122000000': [26, 0, 0, 26],
      'beforeReservoirs county@970102000000': [1, 0, 0, 1],
      'beforeReservoirs county@970121000000': [4, 1, 0, 3],
      'beforeReservoirs county@970122000000': [6, 0, 0, 6],
    },
    findings: { open: 0, blue: 0, yellow: 0, red: 0, closedOut: 2, withdrawn: 0 },
  },
  // 31 days, 5 Sundays, 3 旬. df-88 stands from the 11th: 21 days, 3 weeks (17th, 24th, 31st), 2 旬 (20th, 31st), the month.
  // Daily: df-52 seven, df-53 two, df-88 one in time; df-52 of the 12th late. The red alert: all of 白渡县, 34 and 4.
  may: {
    duties: {
      dailyDykes: [87 * 31 + 21, 11, 1, 2707],
      dailyReservoirs: [11 * 31, 1, 0, 340],
      weeklyDykes: [87 * 5 + 3, 3, 1, 435],
      weeklyReservoirs: [55, 1, 0, 54],
      tenDaysDykes: [87 * 3 + 2, 6, 1, 257],
      tenDaysReservoirs: [33, 2, 0, 31],
      monthlyDykes: [88, 1, 0, 87],
      monthlyReservoirs: [11, 1, 0, 10],
      alertDykes: [34, 3, 1, 31],
      alertReservoirs: [4, 1, 0, 3],
    },
    teams: {
      'dailyDykes village@970121201200': [5 * 31, 10, 1, 145],
      'dailyReservoirs village@970121201200': [31, 1, 0, 30],
      'dailyDykes village@970122201200': [3 * 31 + 21, 1, 0, 113],
      'dailyDykes village@970102101200': [5 * 31, 0, 0, 155],
      'weeklyDykes town@970121201000': [10 * 5, 3, 1, 47],
      'weeklyReservoirs town@970121201000': [3 * 5, 1, 0, 14],
      'alertDykes town@970121201000': [10, 3, 1, 7],
      'alertReservoirs town@970121201000': [3, 1, 0, 2],
      'alertDykes town@970121101000': [12, 0, 0, 12],
      'tenDaysDykes county@970121000000': [34 * 3, 6, 1, 96],
      'tenDaysDykes county@970122000000': [26 * 3 + 2, 0, 0, 80],
      'tenDaysReservoirs county@970122000000': [6 * 3, 2, 0, 16],
      'monthlyDykes bureau@970100000000': [88, 1, 0, 87],
      'monthlyReservoirs bureau@970100000000': [11, 1, 0, 10],
    },
    // open: the log of df-54 (due on the 29th) and the gates of sk-07 (due on the 31st) are red, the bags of sk-01 due on 1 June
    findings: { open: 3, blue: 1, yellow: 0, red: 2, closedOut: 4, withdrawn: 0 },
  },
  // 30 days, 4 Sundays, 3 旬, for 88 and 11. df-10 leaves on the 20th: 11 days fewer, 2 weeks (21st, 28th), 2 旬 (20th, 30th), the month.
  june: {
    duties: {
      dailyDykes: [88 * 30 - 11, 6, 1, 2623],
      dailyReservoirs: [330, 1, 0, 329],
      weeklyDykes: [88 * 4 - 2, 2, 0, 348],
      weeklyReservoirs: [44, 1, 0, 43],
      tenDaysDykes: [88 * 3 - 2, 2, 0, 260],
      tenDaysReservoirs: [33, 0, 0, 33],
      monthlyDykes: [87, 2, 0, 85],
      monthlyReservoirs: [11, 1, 0, 10],
    },
    teams: {
      'dailyDykes village@970121201200': [5 * 30, 1, 1, 149],
      'dailyDykes village@970122201200': [4 * 30, 5, 0, 115],
      'dailyReservoirs village@970122201200': [30, 1, 0, 29],
      'dailyDykes village@970102101201': [5 * 30 - 11, 0, 0, 139],
      'weeklyDykes town@970102101000': [15 * 4 - 2, 0, 0, 58],
      'weeklyDykes town@970121201000': [10 * 4, 2, 0, 38],
      'weeklyReservoirs town@970121201000': [3 * 4, 1, 0, 11],
      'tenDaysDykes county@970102000000': [27 * 3 - 2, 0, 0, 79],
      'tenDaysDykes county@970121000000': [34 * 3, 2, 0, 100],
      'monthlyDykes bureau@970100000000': [87, 2, 0, 85],
    },
    // the bags of sk-01 alone are left
    findings: { open: 1, blue: 0, yellow: 0, red: 1, closedOut: 8, withdrawn: 1 },
  },
}
