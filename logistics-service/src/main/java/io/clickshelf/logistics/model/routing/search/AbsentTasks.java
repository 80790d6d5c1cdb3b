package io.clickshelf.logistics.model.routing.search;

/** The tasks that are in no route, and what it costs to leave out those of them that need not be served. */
final class AbsentTasks {

    final TaskSet tasks;
    private final SearchData data;
    private long price;

    AbsentTasks(SearchData data) {
        this.data = data;
        this.tasks = new TaskSet(data.tasks);
    }

    /** The sum of what leaving them out costs; nothing for tasks that must be served. */
    long price() {
        return price;
    }

    void add(int task) {
        if (!tasks.contains(task)) {
            tasks.add(task);
            price += data.required[task] ? 0 : data.penalty[task];
        }
    }

    void remove(int task) {
        if (tasks.contains(task)) {
            tasks.remove(task);
            price -= data.required[task] ? 0 : data.penalty[task];
        }
    }

    void clear() {
        tasks.clear();
        price = 0;
    }
}
