/**
 * Makes a function that takes one at a time and hands over, when the turn of the event loop is over, all that were taken
 * in it: where to hand something over costs more than what is handed.
 */
export function gathered<Item>(handOver: (all: readonly Item[]) => void): (item: Item) => void {
  let all: Item[] = []
  return (item) => {
    all.push(item)
    if (all.length > 1) return
    setImmediate(() => {
      const whole = all
      all = []
      handOver(whole)
    })
  }
}
