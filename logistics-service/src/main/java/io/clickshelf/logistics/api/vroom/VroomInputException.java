package io.clickshelf.logistics.api.vroom;

/** The request can't be understood, or asks for what can't be: VROOM's code 2. The message is for the caller. */
final class VroomInputException extends RuntimeException {

    VroomInputException(String message) {
        super(message);
    }
}
